using Microsoft.Testing.Platform.Builder;
using Microsoft.Testing.Platform.MSBuild;

namespace TrialNet.TestingPlatform;

/// <summary>
/// The platform's link to <c>dotnet test</c> on MSBuild, which tells a task of the build what happens: what the build of a test project
/// registers in the place of the platform's own hook.
/// </summary>
public static class DotnetTestExtension
{
    private const string Option = "internal-msbuild-node";

    /// <summary>
    /// Registers the link if the task has started this process; else nobody listens, and its assembly need not be loaded, which takes longer
    /// than a thousand tests. Threading: the caller's; to be called before the application is built.
    /// </summary>
    /// <param name="builder">What is being built.</param>
    /// <param name="args">The command line.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void AddExtensions(ITestApplicationBuilder builder, string[] args)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(args);
        if (Array.Exists(args, IsMeant))
        {
            TestingPlatformBuilderHook.AddExtensions(builder, args);
        }
    }

    // A response file may name the task as well.
    private static bool IsMeant(string argument) =>
        argument.StartsWith('@') || argument.TrimStart('-').StartsWith(Option, StringComparison.OrdinalIgnoreCase);
}
