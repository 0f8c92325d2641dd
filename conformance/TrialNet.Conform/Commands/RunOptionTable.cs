using System.Globalization;
using System.Net;
using TrialNet.Conform.CommandLine;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Reporting;
using TrialNet.Shared.CommandLine;

namespace TrialNet.Conform.Commands;

/// <summary>Every option of <c>conform run</c>.</summary>
internal static class RunOptionTable
{
    private const string What = "What is judged";
    private const string How = "How it is judged";
    private const string Report = "What is written";

    private const double LongestPatience = 1_000_000;

    private static readonly ConformanceOptions Defaults = new();

    /// <summary>All options, in the order of the help.</summary>
    public static IReadOnlyList<OptionDefinition<RunOptions>> All { get; } =
    [
        new("subject", 's', new("SPEC[,SPEC...]"), What, "whom to judge; may be repeated", (options, value) => options.Subjects.Add(value!)),
        new("rules", null, new("GLOB"), What, RuleSelection.Help + " (default: all that the kit judges)", (options, value) => options.AddRules(value!)),

        new("poem", null, new("FILE"), What, "the poem that a server at an address should give (default: what it gives first)",
            (options, value) => options.PoemFile = value),
        new("upstream", null, new("[ADDRESS:]PORT"), What,
            "where a proxy that was started afresh looks for its poem: the kit plays the server there (ADDRESS: 127.0.0.1)",
            (options, value) => options.Upstream = Address(value!)),

        new("seed", null, new("S"), How, $"from which every random choice is drawn (default: {Defaults.Seed})",
            (options, value) => options.Seed = Choices.Number<ulong>("--seed", value!, 0)),
        new("cases", null, new("N"), How, $"how many random programs each subject runs; a reactor, a 40th of it for each rule (default: {Defaults.Cases})",
            (options, value) => options.Cases = Choices.Number("--cases", value!, 0)),
        new("exhaustive", null, new("OPS", IsOptional: true), How,
            $"run every program of up to so many operations too (default: {ExhaustiveRun.DefaultOperations}, which takes many minutes)",
            (options, value) => options.Exhaustive = value is null ? ExhaustiveRun.DefaultOperations : Choices.Number("--exhaustive", value, 1)),
        new("replay", null, new("PROGRAM"), How, "run this one program of Deferreds, as a report has given it, and nothing else",
            (options, value) => options.Replay = value),
        new("patience", null, new("SECONDS"), How,
            string.Create(CultureInfo.InvariantCulture, $"how long one program or check may take before it counts as hanging; of a reactor, what a check waits for, and the whole check thrice (default: {Defaults.Patience.TotalSeconds})"),
            (options, value) => options.Patience = Seconds(value!)),

        new("reporter", null, new("NAME[=FILE]"), Report,
            "how to report, and where; may be repeated",
            (options, value) => options.Reporters.Add(ReporterArguments.Read(value!, ReportFormat.All, format => format.Name))),
        new("verbose", 'v', null, Report, "with text: a line for each rule and subject too", (options, _) => options.IsVerbose = true),
        new("no-color", null, null, Report, "no colours on the terminal; NO_COLOR in the environment says the same", (options, _) => options.WantsColours = false),
    ];

    private static IPEndPoint Address(string value) =>
        IPEndPoint.TryParse(value.Contains(':', StringComparison.Ordinal) ? value : $"127.0.0.1:{value}", out var address) && address.Port > 0
            ? address
            : throw new CommandLineException($"option '--upstream' needs a port, or a numeric address and a port, such as 10000 or [::1]:10000, but was given '{value}'");

    private static TimeSpan Seconds(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= LongestPatience
            ? TimeSpan.FromSeconds(seconds)
            : throw new CommandLineException($"option '--patience' needs seconds, such as 2 or 0.5, up to {LongestPatience:N0}, but was given '{value}'");
}
