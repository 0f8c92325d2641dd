using TrialNet.Conformance.Poetry.Scenes;
using TrialNet.Conformance.Poetry.Subjects;
using TrialNet.Conformance.Running;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Checks;

/// <summary>What a check of a poetry stack works with.</summary>
/// <param name="subject">The stack.</param>
/// <param name="simulate">Makes simulated reactors.</param>
internal sealed class PoetryCheckContext(PoetrySubject subject, Func<SimulationOptions, IReactor> simulate) : Expectations
{
    internal PoetrySubject Subject => subject;

    internal PoetryManifest Manifest => subject.Manifest;

    /// <summary>Makes simulated reactors.</summary>
    internal Func<SimulationOptions, IReactor> Simulate => simulate;

    /// <summary>Makes reactors with the sockets of this machine; null if there are to be none.</summary>
    internal Func<IReactor>? Create { get; init; }

    /// <summary>How long to wait on real sockets for what must come.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The rule that is looked at.</summary>
    internal string Rule { get; init; } = string.Empty;

    /// <summary>From which all random choices are drawn.</summary>
    internal ulong Seed { get; init; } = 1;

    /// <summary>How many random programs to run.</summary>
    internal int Programs { get; init; } = 50;

    /// <summary>How many programs were run: the check itself, if it runs none.</summary>
    internal long ProgramsRun { get; set; } = 1;

    /// <summary>Runs a check in a scene on a fast network.</summary>
    internal void Play(Action<PoetryScene> body) => Play(SimulationOptions.Lan with { Seed = (long)(Seed & long.MaxValue) }, body);

    /// <summary>Runs a check in a scene.</summary>
    internal void Play(SimulationOptions options, Action<PoetryScene> body) => PoetryScene.Play(simulate, options, body);

    /// <summary>Runs a check in a scene, stops its reactor, and looks again.</summary>
    internal void Play(Action<PoetryScene> body, Action<PoetryScene> stopped) => PoetryScene.Play(simulate, Networks.Steady, body, stopped);

    /// <summary>Nothing is open or pending in a scene, and nobody's failure was forgotten.</summary>
    internal void ExpectNothingLeft(PoetryScene scene, string after)
    {
        var left = scene.Leftovers;
        Expect(left.Count == 0, $"{after} no connection and no timer is left", $"left: {string.Join("; ", left)}");
        var unhandled = scene.TakeUnhandled();
        Expect(unhandled.Count == 0, $"{after} no failure is unhandled", $"unhandled: {string.Join("; ", unhandled.Select(static error => $"{error.GetType().Name}: {error.Message}"))}");
    }

    /// <summary>Nothing was logged as an error.</summary>
    internal void ExpectNoErrors(PoetryScene scene, string what) =>
        Expect(scene.Log.Errors.Count == 0, $"{what} is no error to be logged", $"logged: {scene.Log.ErrorsText}");
}
