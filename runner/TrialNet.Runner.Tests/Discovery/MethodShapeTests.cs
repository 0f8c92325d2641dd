using System.Reflection;
using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Runner.Discovery;

namespace TrialNet.Runner.Tests.Discovery;

/// <summary>A plain method is known by its metadata, with the same outcome as of what reflection makes of it.</summary>
public sealed class MethodShapeTests
{
    [Theory]
    [InlineData(nameof(Shapes.Plain), true)]
    [InlineData(nameof(ToString), false)]
    [InlineData(nameof(Shapes.AsyncVoid), true)]
    [InlineData(nameof(Shapes.Static), false)]
    [InlineData(nameof(Shapes.Generic), false)]
    [InlineData(nameof(Shapes.WithParameter), false)]
    [InlineData(nameof(Shapes.Returning), false)]
    [InlineData(nameof(Shapes.Waiting), false)]
    [InlineData(nameof(Shapes.Awaiting), false)]
    public void Plain_is_what_belongs_to_an_instance_takes_nothing_and_returns_nothing(string name, bool isPlain)
    {
        var method = MethodOf(typeof(Shapes), name);

        Assert.Equal(isPlain, MethodShape.IsPlain(method));
        Assert.Equal(isPlain, method is { IsStatic: false, IsGenericMethodDefinition: false } && method.GetParameters().Length == 0 && method.ReturnType == typeof(void));
    }

    [Fact]
    public void A_method_of_a_generic_class_and_of_one_made_of_it_is_plain()
    {
        Assert.True(MethodShape.IsPlain(MethodOf(typeof(Open<>), "Plain")));
        Assert.True(MethodShape.IsPlain(MethodOf(typeof(Open<int>), "Plain")));
        Assert.False(MethodShape.IsPlain(MethodOf(typeof(Open<int>), "Returning")));
    }

    [Fact]
    public void What_cannot_be_run_is_told_of_plain_methods_too()
    {
        Assert.Null(WhyNot(nameof(Shapes.Plain)));
        Assert.Null(WhyNot(nameof(Shapes.Waiting)));
        Assert.Contains("async void", WhyNot(nameof(Shapes.AsyncVoid)), StringComparison.Ordinal);
        Assert.Contains("is static", WhyNot(nameof(Shapes.Static)), StringComparison.Ordinal);
        Assert.Contains("takes parameters", WhyNot(nameof(Shapes.WithParameter)), StringComparison.Ordinal);
    }

    private static string? WhyNot(string name) => MethodShape.WhyNot(new FoundMethod(MethodOf(typeof(Shapes), name)));

    private static MethodInfo MethodOf(Type type, string name) => type.GetMethod(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)!;

    private sealed class Open<T>
    {
        public void Plain() => GC.KeepAlive(typeof(T));

        public T? Returning() => default;
    }

    private sealed class Shapes : TestCase
    {
        public static void Static()
        {
        }

        public void Plain() => GC.KeepAlive(this);

        public override string ToString() => nameof(Shapes);

#pragma warning disable VSTHRD100 // That is what the runner has to see.
        public async void AsyncVoid() => await Task.CompletedTask.ConfigureAwait(true);
#pragma warning restore VSTHRD100

        public void Generic<T>() => GC.KeepAlive(typeof(T));

        public void WithParameter(int number) => GC.KeepAlive(number);

        public int Returning() => GetHashCode();

        public Deferred Waiting() => Deferred.Succeed();

        public async Task Awaiting() => await Task.CompletedTask.ConfigureAwait(true);
    }
}
