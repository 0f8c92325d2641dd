using TrialNet.Conformance.Explaining;
using TrialNet.Conformance.Model;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Tests.Explaining;

/// <summary>Counterexamples: a program on the model and on a subject with a flaw.</summary>
internal static class Explained
{
    public static Explanation Of(Flaw flaw, string text, BrokenRule? rule = null)
    {
        var program = DeferredProgram.Parse(text);
        rule ??= new BrokenRule("D-1.01", "A rule.", "A reason.", "a place.");
        return Explanation.Of(rule, program, Expected(program), Actual(flaw, program));
    }

    public static Trace Expected(DeferredProgram program)
    {
        using var model = new ModelSubject();
        return ProgramRun.Of(model, program);
    }

    public static Trace Actual(Flaw flaw, DeferredProgram program)
    {
        using var subject = new FlawedSubject(flaw);
        return ProgramRun.Of(subject, program);
    }
}
