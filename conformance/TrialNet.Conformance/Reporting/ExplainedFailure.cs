namespace TrialNet.Conformance.Reporting;

/// <summary>A counterexample, made visible.</summary>
/// <param name="Expected">What the rules allow to come next, as sentences.</param>
/// <param name="Actual">What came, as a sentence.</param>
/// <param name="Where">During which operation of the program.</param>
/// <param name="CSharp">The program as C# that can be compiled.</param>
/// <param name="Drawing">The route of its results, drawn with characters.</param>
/// <param name="Svg">The same as an SVG element; its texts are escaped.</param>
internal sealed record ExplainedFailure(
    IReadOnlyList<string> Expected, string Actual, string Where, string CSharp, string Drawing, string Svg);
