using TrialNet.Conformance.Generating;
using TrialNet.Conformance.Model;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Judging;

/// <summary>Runs programs on the model and on a subject and compares what was seen.</summary>
internal sealed class Differential(IExecutor executor)
{
    private const int MostShrinkingRuns = 3000;

    private readonly Profile _profile = executor.Manifest.Profile;

    /// <summary>Compares one program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="form">How its bodies are written.</param>
    /// <param name="cited">Which rules had their premise met; empty if the program does not end in the model either.</param>
    /// <returns>The first difference, or null.</returns>
    internal Divergence? Compare(DeferredProgram program, BodyForm form, out RuleSet cited)
    {
        Trace expected;
        using var model = new ModelSubject(_profile);
        try
        {
            expected = ProgramRun.Of(model, program, form);
        }
        catch (RunawayException)
        {
            cited = default;
            return null;
        }

        cited = model.Citations.All;
        var actual = RunSubject(program, form);
        var position = expected.FirstDifference(actual);
        if (position < 0)
        {
            return null;
        }

        // What would have come after the difference has not been exercised.
        cited = model.Citations.Until(position);
        var (rules, shown) = Blame.Of(expected, model.Citations, actual, position);
        return new Divergence(program, form, expected, actual, position, rules, shown);
    }

    /// <summary>Whether model and subject agree on a program: the quick form of <see cref="Compare"/>.</summary>
    internal bool Agrees(DeferredProgram program)
    {
        using var model = new ModelSubject(_profile, cites: false);
        return ProgramRun.Of(model, program).FirstDifference(RunSubject(program, BodyForm.Async)) < 0;
    }

    /// <summary>Makes a diverging program as small as it gets while it still breaks the rule.</summary>
    internal Divergence Shrink(Divergence found, DeferredRule rule)
    {
        var runs = 0;
        while (true)
        {
            Divergence? smaller = null;
            foreach (var candidate in ProgramShrinker.Shrink(found.Program))
            {
                if (++runs > MostShrinkingRuns)
                {
                    return found;
                }

                if (Compare(candidate, found.Form, out _) is { } still && still.Rules.Contains(rule))
                {
                    smaller = still;
                    break;
                }
            }

            if (smaller is null)
            {
                return found;
            }

            found = smaller;
        }
    }

    private Trace RunSubject(DeferredProgram program, BodyForm form)
    {
        try
        {
            return executor.Run(program, form);
        }
        catch (RunawayException runaway)
        {
            var trace = new Trace();
            trace.Events.Add(new TraceEvent(TraceKind.Violation, 0, runaway.Message));
            return trace;
        }
    }
}
