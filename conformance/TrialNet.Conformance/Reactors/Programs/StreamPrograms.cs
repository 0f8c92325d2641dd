using System.Diagnostics;
using TrialNet.Conformance.Reactors.Checks;
using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>Random programs of both ends of a connection, beside a model that says what must come of them; what fails is made small.</summary>
internal static class StreamPrograms
{
    private const int TriesToShrink = 12;

    // A program over TLS costs what several over TCP do, and its sockets fall short in half as many again.
    private const int ProgramsPerEncrypted = 2;
    private const int ProgramsPerFaulty = 4;

    // A program that hangs costs all of it, each time that it is tried while it is made smaller.
    internal static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(1);

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-TCP-06", context => Run(context, hasProducers: false)),
        ReactorCheck.Of("R-PROD-09", context => Run(context, hasProducers: true)),
        ReactorCheck.Of("R-TLS-01", RunEncrypted),
    ];

    /// <summary>Those of which the subject's sockets do less than they could.</summary>
    internal static IReadOnlyList<ReactorCheck> Faulty { get; } = [ReactorCheck.Of("R-TLS-01", RunEncryptedOnFaultySockets)];

    private static void Run(ReactorCheckContext context, bool hasProducers) =>
        Run(context, hasProducers, context.Subject.Create, new TcpNet(), context.Programs);

    private static void RunEncrypted(ReactorCheckContext context) =>
        Run(context, hasProducers: true, context.Subject.Create, new TlsNet(), Math.Max(1, context.Programs / ProgramsPerEncrypted));

    private static void RunEncryptedOnFaultySockets(ReactorCheckContext context)
    {
        if (context.Subject is IHasSocketFaults subject)
        {
            Run(context, hasProducers: true, Create, new TlsNet(), Math.Max(1, context.Programs / ProgramsPerFaulty));
        }

        IReactor Create()
        {
            var faults = new SocketFaults(unchecked((int)context.Seed));
            faults.CutShort();
            return ((IHasSocketFaults)context.Subject).Create(faults);
        }
    }

    private static void Run(ReactorCheckContext context, bool hasProducers, Func<IReactor> create, StreamNet net, int count)
    {
        var manifest = context.Manifest;
        var generator = new StreamGenerator(
            new Random(unchecked((int)context.Seed)),
            manifest.Has(ReactorCapability.HalfClose) && net.HasHalves,
            hasProducers && manifest.Has(ReactorCapability.Producers));
        context.ProgramsRun = 0;
        for (var number = 0; number < count; number++)
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
            Report(context, net, violation, smallest);
            return;
        }

        StreamViolation? Try(StreamProgram program, TimeSpan patience) => StreamRun.Run(create, manifest, program, patience, net).Violation;
    }

    private static void Report(ReactorCheckContext context, StreamNet net, StreamViolation violation, StreamProgram program)
    {
        var rule = net.RuleOf(violation.Rule);
        var expected = net.Label(violation.Expected);
        if (string.Equals(rule, context.Rule, StringComparison.Ordinal))
        {
            context.Expect(holds: false, expected, violation.Actual, program.ToString());
        }
        else
        {
            context.Ledger.Break(rule, expected, $"{violation.Actual}; the program: {program}");
        }
    }
}
