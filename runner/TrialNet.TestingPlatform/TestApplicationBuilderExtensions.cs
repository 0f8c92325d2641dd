using System.Reflection;
using Microsoft.Testing.Platform.Builder;
using Microsoft.Testing.Platform.Capabilities.TestFramework;

namespace TrialNet.TestingPlatform;

/// <summary>Puts TrialNet into a test application that is built by hand.</summary>
public static class TestApplicationBuilderExtensions
{
    /// <summary>Registers TrialNet as the application's test framework, with its command line options.</summary>
    /// <param name="builder">The application under construction.</param>
    /// <param name="tests">The assembly with the tests.</param>
    public static void AddTrialNet(this ITestApplicationBuilder builder, Assembly tests)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(tests);
        builder.RegisterTestFramework(
            _ => new TestFrameworkCapabilities(),
            (_, _) => new TrialTestFramework());
    }
}
