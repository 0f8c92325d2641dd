using TrialNet.Conformance.Model;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Explaining;

/// <summary>
/// A run of a program on the model, watched from inside. Traces say what callbacks saw; an explanation must also say where results
/// went that no callback saw.
/// </summary>
internal sealed class Rehearsal
{
    private readonly Dictionary<Operation, Act> _acts = new(ReferenceEqualityComparer.Instance);

    private Rehearsal(DeferredProgram program, Trace trace, RunLog log, Route route)
    {
        Program = program;
        Trace = trace;
        Log = log;
        Route = route;
        foreach (var act in log.Acts)
        {
            _acts.TryAdd(act.Operation, act);
        }
    }

    /// <summary>The program, each operation an object of its own.</summary>
    internal DeferredProgram Program { get; }

    internal Trace Trace { get; }

    internal RunLog Log { get; }

    internal Route Route { get; }

    /// <summary>Runs a program on the model.</summary>
    /// <exception cref="RunawayException">The program does not end.</exception>
    internal static Rehearsal Of(DeferredProgram program, BodyForm form = BodyForm.Async, Profile profile = Profile.Strict) =>
        Of(program, new ModelSubject(profile), form);

    /// <summary>Runs a program on a model in which somebody else fires some of the Deferreds.</summary>
    /// <exception cref="RunawayException">The program does not end.</exception>
    internal static Rehearsal Of(DeferredProgram program, IReadOnlyList<ScriptedFetch> script) =>
        Of(program, new ModelSubject { Script = script }, BodyForm.Async);

    private static Rehearsal Of(DeferredProgram program, ModelSubject made, BodyForm form)
    {
        // Generated programs may share operations; here each must be known by itself.
        var copy = DeferredProgram.Parse(program.ToString());
        using var model = made;
        var log = new RunLog();
        var recorder = new RouteRecorder(log, () => model.Citations.Position());
        model.Watch(recorder);
        var trace = ProgramRun.Of(model, copy, form, log);
        return new Rehearsal(copy, trace, log, recorder.ToRoute(copy));
    }

    /// <summary>The rehearsal by whose rules a trace was expected: the strict ones, unless only Twisted's give that trace.</summary>
    internal static Rehearsal Of(DeferredProgram program, Trace expected, BodyForm form = BodyForm.Async)
    {
        var strict = Of(program, form);
        if (strict.Trace.FirstDifference(expected) < 0)
        {
            return strict;
        }

        var twisted = Of(program, form, Profile.Twisted);
        return twisted.Trace.FirstDifference(expected) < 0 ? twisted : strict;
    }

    /// <summary>What became of an operation; null if nobody came to it.</summary>
    internal Act? ActOf(Operation operation) => _acts.GetValueOrDefault(operation);
}
