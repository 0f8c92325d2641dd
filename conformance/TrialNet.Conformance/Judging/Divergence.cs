using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Judging;

/// <summary>A program on which a subject and the model part ways.</summary>
/// <param name="Program">The program.</param>
/// <param name="Form">How its bodies were written.</param>
/// <param name="Expected">The model's trace.</param>
/// <param name="Actual">The subject's trace.</param>
/// <param name="Position">Where they part.</param>
/// <param name="Rules">The rules that are broken there: first those that show, then those by which the model decided.</param>
/// <param name="Shown">How many of them show.</param>
internal sealed record Divergence(
    DeferredProgram Program, BodyForm Form, Trace Expected, Trace Actual, int Position, IReadOnlyList<DeferredRule> Rules, int Shown = 0);
