namespace TrialNet.Conformance.Reporting;

/// <summary>A counterexample, made visible.</summary>
/// <param name="CSharp">The program as C# that can be compiled.</param>
/// <param name="Drawing">The route of its results, drawn with characters.</param>
/// <param name="Svg">The same as an SVG element; its texts are escaped.</param>
internal sealed record Explanation(string CSharp, string Drawing, string Svg);
