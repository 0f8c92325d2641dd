using System.Diagnostics;
using TrialNet.Conformance.Reactors.Checks;
using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Subjects;

namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>The same programs on two reactors, which must be the same to whoever looks.</summary>
internal static class StreamDifferential
{
    private const int TriesToShrink = 12;

    // Of so many programs of its own a reactor runs one here: it is judged by the model as well, and that costs half. Over TLS more.
    private const int ProgramsPerProgram = 2;
    private const int ProgramsPerEncrypted = 8;

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-TCP-06", context => Judge(context, new TcpNet(), ReactorCapability.Tcp, ProgramsPerProgram)),
        ReactorCheck.Of("R-TLS-01", context => Judge(context, new TlsNet(), ReactorCapability.Tls, ProgramsPerEncrypted)),
    ];

    /// <summary>Looks for a program that two reactors answer differently.</summary>
    /// <param name="one">A subject.</param>
    /// <param name="other">Another, judged by the capabilities that both have. If it throws or hangs there is nothing to compare with.</param>
    /// <param name="seed">Where programs are drawn from.</param>
    /// <param name="count">How many to try.</param>
    /// <param name="patience">How long to wait for what must come of a program.</param>
    /// <param name="net">What carries the connections.</param>
    /// <returns>The program, and the first line in which their traces part; null if there is none.</returns>
    internal static StreamDifference? Find(ReactorSubject one, ReactorSubject other, ulong seed, int count, TimeSpan patience, StreamNet net)
    {
        var manifest = new ReactorManifest("both", [.. one.Manifest.Capabilities.Where(other.Manifest.Has)]);
        var generator = new StreamGenerator(
            new Random(unchecked((int)seed)),
            manifest.Has(ReactorCapability.HalfClose) && net.HasHalves,
            manifest.Has(ReactorCapability.Producers));
        for (; count > 0; count--)
        {
            if (Try(generator.Next(), patience) is { } difference)
            {
                var shorter = patience < StreamPrograms.ShortPatience ? patience : StreamPrograms.ShortPatience;
                var watch = Stopwatch.StartNew();
                var smallest = StreamShrinker.Smallest(
                    difference.Program, StreamShrinker.Smaller, candidate => watch.Elapsed < patience / 2 && Try(candidate, shorter) is not null, TriesToShrink);

                // With more patience again: which of the two is wrong must not depend on how busy the machine is.
                return Try(smallest, patience / 2) ?? difference;
            }
        }

        return null;

        StreamDifference? Try(StreamProgram program, TimeSpan patience)
        {
            var left = StreamRun.Run(one.Create, manifest, program, patience, net);
            StreamResult? right = null;
            return Foreign.Run(() => right = StreamRun.Run(other.Create, manifest, program, patience, net), patience * 2) is null
                ? Compare(program, left, right!) : null;
        }
    }

    private static StreamDifference? Compare(StreamProgram program, StreamResult left, StreamResult right)
    {
        for (var line = 0; line < Math.Max(left.Trace.Count, right.Trace.Count); line++)
        {
            var (first, second) = (left.Trace.ElementAtOrDefault(line) ?? "it stops", right.Trace.ElementAtOrDefault(line) ?? "it stops");
            if (!string.Equals(first, second, StringComparison.Ordinal))
            {
                return new StreamDifference(program, first, second, left.Violation, right.Violation);
            }
        }

        return null;
    }

    private static void Judge(ReactorCheckContext context, StreamNet net, ReactorCapability capability, int programsPerProgram)
    {
        if (Partner(context, capability) is not { } partner)
        {
            return;
        }

        // Programs that the model has not seen in this run.
        var count = Math.Max(1, context.Programs / programsPerProgram);
        var difference = Find(context.Subject, partner, ~context.Seed, count, context.Patience, net);
        context.ProgramsRun = count;
        if (difference is null or { OneViolation: null, OtherViolation: not null })
        {
            // What the partner alone does wrong is the partner's.
            context.Count(count);
        }
        else if (difference.OneViolation is { } violation && net.RuleOf(violation.Rule) is var rule && rule != context.Rule)
        {
            context.Ledger.Break(rule, net.Label(violation.Expected), $"{violation.Actual}; the program: {difference.Program}");
        }
        else
        {
            var expected = net.Label($"the same as {partner.Manifest.Name} shows: {difference.Other}");
            context.Expect(holds: false, expected, difference.One, difference.Program.ToString());
        }
    }

    private static ReactorSubject? Partner(ReactorCheckContext context, ReactorCapability capability)
    {
        try
        {
            return context.Partner?.Invoke() is { } partner && partner.Manifest.Has(capability) ? partner : null;
        }
        catch (Exception)
        {
            // It cannot be made, which its own report says.
            return null;
        }
    }
}
