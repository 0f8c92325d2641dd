using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Recording;
using TrialNet.Shared.Terminal;
using TrialNet.Trial.CommandLine;
using TrialNet.Trial.Targets;

namespace TrialNet.Trial.Sessions;

/// <summary>Puts a session together from the parts of the product.</summary>
internal static class SessionFactory
{
    /// <summary>Makes the session that a command line asks for.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="streams">Where to write.</param>
    /// <returns>The session.</returns>
    /// <exception cref="TrialException">It asks for a reactor that is not there.</exception>
    public static TrialSession Create(TrialOptions options, TerminalStreams streams)
    {
        var history = new Lazy<TestHistory>(() => TestHistory.Load(TrialTemp.HistoryFileOf(options.TempDirectory, Environment.CurrentDirectory)));
        if (options.Jobs > 1)
        {
            // It will be asked for, and is read while the first worker starts and finds its tests.
            new Thread(() => _ = history.Value) { IsBackground = true, Name = "trial history" }.Start();
        }

        return new TrialSession(
            options,
            streams,
            ReactorChoice.Of(options.Reactors, Reactors.All, Reactors.Default),
            new DotnetBuild(options.Configuration, options.NoBuild, streams),
            target => new SupervisedHost(target, options, history));
    }

    /// <summary>The reactors, and why some cannot run here.</summary>
    /// <returns>The text.</returns>
    public static string DescribeReactors() => HelpText.Table(Reactors.All.Select(reactor => (reactor.Name, Describe(reactor))));

    private static string Describe(IReactorFactory reactor) =>
        reactor.Summary +
        (reactor.WhyUnavailable is { } reason ? $" (not available here: {reason})" : ReferenceEquals(reactor, Reactors.Default) ? " (default)" : "");
}
