using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.TestingPlatform;

/// <summary>Made-up tests and results.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static TestDescriptor Test(string method = "TestOne", string className = "Poems", string @namespace = "Verse") =>
        new($"{@namespace}.{className}.{method}", @namespace, className, method, null, 0, TimeSpan.FromSeconds(120));

    public static TestResult Result(Verdict verdict, string? reason = null, params Problem[] problems) =>
        new(Test(), verdict, Noon, TimeSpan.FromSeconds(1.5), reason, problems);

    public static Problem Problem(
        ProblemSource source = ProblemSource.Test, Verdict kind = Verdict.Error, string? type = "System.InvalidOperationException", string message = "no ink", string? stack = null) =>
        new(source, kind, type, message, stack);
}
