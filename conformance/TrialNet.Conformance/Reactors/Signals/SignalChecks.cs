using System.Runtime.InteropServices;
using TrialNet.Conformance.Reactors.Checks;
using TrialNet.Conformance.Reactors.Subjects;

namespace TrialNet.Conformance.Reactors.Signals;

/// <summary>R-SIG: signals, which are sent to a process that is there for this alone.</summary>
internal static class SignalChecks
{
    private const string ByTerm = "it is ended by signal 15";

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        Of("R-SIG-01", InstallsWhatIsAskedFor),
        Of("R-SIG-01", InstallsNothingUnasked),
        Of("R-SIG-01", LeavesNothingBehind),
        Of("R-SIG-01", LeavesTheHandlersFromBefore),
        Of("R-SIG-02", (context, subject) => StopsFor(context, subject, PosixSignal.SIGINT)),
        Of("R-SIG-02", (context, subject) => StopsFor(context, subject, PosixSignal.SIGTERM)),
        Of("R-SIG-03", NoticesAllThatDie),
    ];

    private static ReactorCheck Of(string rule, Action<ReactorCheckContext, IRunsInChild> check) => ReactorCheck.Of(rule, context =>
    {
        if (OperatingSystem.IsWindows())
        {
            context.CannotDecide("this system sends no signals to a process");
        }
        else if (context.Children is not { } subject)
        {
            context.CannotDecide("the subject does not show a way to run it in a process of its own (IRunsInChild), and signals are not for this one");
        }
        else
        {
            try
            {
                check(context, subject);
            }
            catch (SceneStartException error)
            {
                context.CannotDecide(error.Message);
            }
        }
    });

    private static void InstallsWhatIsAskedFor(ReactorCheckContext context, IRunsInChild subject)
    {
        using var talk = Begin(context, subject, SignalScenes.Asked);
        talk.Send(PosixSignal.SIGTERM);
        var lines = talk.HearAll("SIGTERM to stop the reactor");
        var end = talk.End();
        context.Expect(
            end != ByTerm,
            "Run(installSignalHandlers: true) has installed its handlers when startup is over: SIGTERM does not end the process",
            $"{end} after {Text(lines)}{talk.Others}");
    }

    private static void InstallsNothingUnasked(ReactorCheckContext context, IRunsInChild subject)
    {
        using var talk = Begin(context, subject, SignalScenes.NotAsked);
        talk.Send(PosixSignal.SIGTERM);
        var lines = talk.HearAll("SIGTERM to end a process whose reactor was not asked to answer it");
        var end = talk.End();
        context.Expect(
            end == ByTerm && lines.Count == 0,
            "Run(installSignalHandlers: false) installs no handler: SIGTERM ends the process as it would without a reactor",
            $"{end} after {Text(lines)}{talk.Others}");
    }

    private static void LeavesNothingBehind(ReactorCheckContext context, IRunsInChild subject)
    {
        using var talk = new SceneTalk(subject, SignalScenes.After, context.Patience);
        ExpectBegin(context, talk, SignalScenes.Ended);
        talk.Send(PosixSignal.SIGTERM);
        var lines = talk.HearAll("SIGTERM to end a process in which a reactor with handlers has run to its end");
        var end = talk.End();
        context.Expect(end == ByTerm, "after Run there is no handler of the reactor's: SIGTERM ends the process", $"{end} after {Text(lines)}{talk.Others}");
    }

    private static void LeavesTheHandlersFromBefore(ReactorCheckContext context, IRunsInChild subject)
    {
        using var talk = new SceneTalk(subject, SignalScenes.Before, context.Patience);
        ExpectBegin(context, talk, SignalScenes.Ended);
        talk.Send(PosixSignal.SIGTERM);
        var lines = talk.HearAll("the handler from before Run to hear of SIGTERM after it");
        var end = talk.End();
        context.Expect(
            lines is [SignalScenes.Heard] && end == "it ends",
            "after Run the handler from before it is back: it hears of SIGTERM, once",
            $"{end} after {Text(lines)}{talk.Others}");
    }

    private static void StopsFor(ReactorCheckContext context, IRunsInChild subject, PosixSignal signal)
    {
        using var talk = Begin(context, subject, SignalScenes.Asked);
        talk.Send(signal);
        var lines = talk.HearAll($"{signal} to stop the reactor");
        var end = talk.End();
        context.Expect(
            lines.Count(line => line.StartsWith(SignalScenes.Shutdown, StringComparison.Ordinal)) == 1,
            $"{signal} stops the reactor: its shutdown triggers run, once",
            $"{end} after {Text(lines)}{talk.Others}");
        context.Expect(
            !lines.Contains($"{SignalScenes.Shutdown} False"),
            $"{signal} stops the reactor from its loop: the shutdown triggers run on its thread",
            $"they run on another{talk.Others}");
        context.Expect(
            lines.LastOrDefault() == $"{SignalScenes.Ended} {signal}" && end == "it ends",
            $"Run returns after {signal}, and ExitSignal is {signal}",
            $"{end} after {Text(lines)}{talk.Others}");
    }

    private static void NoticesAllThatDie(ReactorCheckContext context, IRunsInChild subject)
    {
        if (!context.Manifest.Has(ReactorCapability.Process))
        {
            context.CannotDecide("a reactor without Process has no children");
        }
        else if (!DyingChildren.ArePossible)
        {
            context.CannotDecide("this system does not show the state of a process in /proc");
        }
        else
        {
            NoticesAll(context, subject);
        }
    }

    private static void NoticesAll(ReactorCheckContext context, IRunsInChild subject)
    {
        using var talk = Begin(context, subject, SignalScenes.Children);
        var lines = talk.HearAll($"the ends of {DyingChildren.Count} children that die at one signal");
        var end = talk.End();
        context.Expect(
            lines.LastOrDefault()?.StartsWith($"{SignalScenes.Ended} {DyingChildren.Count} ", StringComparison.Ordinal) == true && end == "it ends",
            $"{DyingChildren.Count} children that die while their process is stopped, so that it gets one signal for all, are all noticed",
            $"{end} after {Text(lines)}{talk.Others}");
        context.Expect(
            lines.LastOrDefault()?.EndsWith(" True", StringComparison.Ordinal) == true,
            "the loop sleeps and can be woken after its wait was interrupted",
            $"{end} after {Text(lines)}{talk.Others}");
    }

    private static SceneTalk Begin(ReactorCheckContext context, IRunsInChild subject, string scene)
    {
        var talk = new SceneTalk(subject, scene, context.Patience);
        ExpectBegin(context, talk, SignalScenes.Running);
        return talk;
    }

    private static void ExpectBegin(ReactorCheckContext context, SceneTalk talk, string begin)
    {
        var line = talk.Hear($"a reactor in a process of its own: \"{begin}\"");
        context.Expect(line?.TrimEnd() == begin, $"a reactor runs in a process of its own, and no signal has come to it: \"{begin}\"", $"{(line is null ? talk.End() : $"\"{line}\"")}{talk.Others}");
    }

    private static string Text(List<string> lines) => lines.Count == 0 ? "no line" : $"\"{string.Join("\", \"", lines)}\"";
}
