using System.Reflection;
using Microsoft.Testing.Platform.Builder;
using Microsoft.Testing.Platform.Capabilities.TestFramework;
using Microsoft.Testing.Platform.Configurations;
using Microsoft.Testing.Platform.Helpers;
using Microsoft.Testing.Platform.Services;
using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;
using TrialNet.TestingPlatform.Requests;

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
        builder.AddTrialNet(
            tests, services => new SessionEngine(tests, services.GetConfiguration().GetTestResultDirectory()), Reactors.All, Reactors.Default);
    }

    internal static void AddTrialNet(
        this ITestApplicationBuilder builder,
        Assembly tests,
        Func<IServiceProvider, ITestEngine> makeEngine,
        IReadOnlyList<IReactorFactory> reactors,
        IReactorFactory defaultReactor)
    {
        var extension = new TrialNetExtension();
        var gracefulStop = new GracefulStop();
        var trx = new TrxReportCapability();
        builder.AddTreeNodeFilterService(extension);
        builder.AddMaximumFailedTestsService(extension);
        builder.CommandLine.AddProvider(() => new PlatformOptions(reactors));
        builder.RegisterTestFramework(
            _ => new TestFrameworkCapabilities(trx, gracefulStop),
            (_, services) => new TrialTestFramework(
                tests,
                makeEngine(services),
                new RunOptions(services.GetCommandLineOptions(), defaultReactor.Name, tests.GetName().Name!),
                gracefulStop,
                trx,
                services.GetOutputDevice()));
    }
}
