using System.Reflection;
using Microsoft.Testing.Platform.Builder;
using TrialNet.Runner.Surroundings;

namespace TrialNet.TestingPlatform;

/// <summary>A test project's executable, run on Microsoft.Testing.Platform: what its generated entry point calls.</summary>
public static class TrialApplication
{
    /// <summary>Runs the tests of an assembly as a command line says. Threading: tests run on a thread of their own.</summary>
    /// <param name="tests">The assembly with the tests.</param>
    /// <param name="args">The command line.</param>
    /// <param name="addExtensions">Registers the platform extensions that the project references; null for none.</param>
    /// <returns>The exit code of the process, as Microsoft.Testing.Platform defines it.</returns>
    public static async Task<int> RunAsync(Assembly tests, string[] args, Action<ITestApplicationBuilder, string[]>? addExtensions = null)
    {
        ArgumentNullException.ThrowIfNull(tests);
        ArgumentNullException.ThrowIfNull(args);
        if (OperatingSystem.IsLinux())
        {
            Offspring.MakeMark();
        }

        var builder = await TestApplication.CreateBuilderAsync(args).ConfigureAwait(false);
        addExtensions?.Invoke(builder, args);
        builder.AddTrialNet(tests);
        using var application = await builder.BuildAsync().ConfigureAwait(false);
        return await application.RunAsync().ConfigureAwait(false);
    }
}
