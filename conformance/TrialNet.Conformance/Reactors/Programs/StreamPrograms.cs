using System.Diagnostics;
using TrialNet.Conformance.Reactors.Checks;
using TrialNet.Conformance.Reactors.Subjects;

namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>Random programs of both ends of a connection, beside a model that says what must come of them; what fails is made small.</summary>
internal static class StreamPrograms
{
    private const int TriesToShrink = 12;

    // A program that hangs costs all of it, each time that it is tried while it is made smaller.
    internal static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(1);

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-TCP-06", context => Run(context, "R-TCP-06", hasProducers: false)),
        ReactorCheck.Of("R-PROD-09", context => Run(context, "R-PROD-09", hasProducers: true)),
    ];

    private static void Run(ReactorCheckContext context, string rule, bool hasProducers)
    {
        var manifest = context.Manifest;
        var random = new Random(unchecked((int)context.Seed));
        var generator = new StreamGenerator(random, manifest.Has(ReactorCapability.HalfClose), hasProducers);
        context.ProgramsRun = 0;
        for (var number = 0; number < context.Programs; number++)
        {
            var program = generator.Next();
            context.ProgramsRun++;
            var violation = Try(program, context.Patience);
            if (violation is null)
            {
                context.Expect(holds: true, string.Empty, string.Empty);
                continue;
            }

            var patience = context.Patience < ShortPatience ? context.Patience : ShortPatience;
            var watch = Stopwatch.StartNew();
            var smallest = StreamShrinker.Smallest(
                program,
                StreamShrinker.Smaller,
                candidate => watch.Elapsed < context.Patience && Try(candidate, patience)?.Rule == violation.Rule,
                TriesToShrink);
            violation = Try(smallest, patience) ?? violation;
            Report(context, rule, violation, smallest);
            return;
        }

        StreamViolation? Try(StreamProgram program, TimeSpan patience) =>
            StreamRun.Run(context.Subject.Create, manifest, program, patience).Violation;
    }

    private static void Report(ReactorCheckContext context, string rule, StreamViolation violation, StreamProgram program)
    {
        if (string.Equals(violation.Rule, rule, StringComparison.Ordinal))
        {
            context.Expect(holds: false, violation.Expected, violation.Actual, program.ToString());
        }
        else
        {
            context.Ledger.Break(violation.Rule, violation.Expected, $"{violation.Actual}; the program: {program}");
        }
    }
}
