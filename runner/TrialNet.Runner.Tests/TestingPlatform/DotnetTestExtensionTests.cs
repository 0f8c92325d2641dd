using System.Reflection;
using Microsoft.Testing.Platform.Builder;
using TrialNet.TestingPlatform;

namespace TrialNet.Runner.Tests.TestingPlatform;

/// <summary>The platform's link to MSBuild is registered where MSBuild has started the process, and nowhere else.</summary>
public sealed class DotnetTestExtensionTests
{
    private readonly ITestApplicationBuilder _builder = DispatchProxy.Create<ITestApplicationBuilder, TouchedBuilder>();

    [Theory]
    [InlineData("--internal-msbuild-node", "a-pipe")]
    [InlineData("--Internal-MSBuild-Node=a-pipe")]
    [InlineData("--no-progress", "@options.rsp")]
    public void It_is_registered_when_the_command_line_names_it_or_may(params string[] args) =>
        Assert.Throws<NotSupportedException>(() => DotnetTestExtension.AddExtensions(_builder, args));

    [Theory]
    [InlineData]
    [InlineData("--list-tests", "--reactor", "epoll")]
    public void Else_nothing_is(params string[] args) => DotnetTestExtension.AddExtensions(_builder, args);

    [Fact]
    public void Arguments_are_asked_for()
    {
        Assert.Throws<ArgumentNullException>("builder", () => DotnetTestExtension.AddExtensions(null!, []));
        Assert.Throws<ArgumentNullException>("args", () => DotnetTestExtension.AddExtensions(_builder, null!));
    }

    /// <summary>Tells whoever asks anything of it.</summary>
    public class TouchedBuilder : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new NotSupportedException(targetMethod?.Name);
    }
}
