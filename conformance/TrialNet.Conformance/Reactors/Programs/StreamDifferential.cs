using System.Diagnostics;
using TrialNet.Conformance.Reactors.Checks;
using TrialNet.Conformance.Reactors.Subjects;

namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>The same programs on two reactors, which must be the same to whoever looks.</summary>
internal static class StreamDifferential
{
    private const int TriesToShrink = 12;

    // Of each program of its own a reactor runs one here: it is judged by the model as well, and that costs half.
    private const int ProgramsPerProgram = 2;

    internal static IReadOnlyList<ReactorCheck> All { get; } = [ReactorCheck.Of("R-TCP-06", Judge)];

    /// <summary>Looks for a program that two reactors answer differently.</summary>
    /// <param name="one">A subject.</param>
    /// <param name="other">Another, judged by the capabilities that both have. If it throws or hangs there is nothing to compare with.</param>
    /// <param name="seed">Where programs are drawn from.</param>
    /// <param name="count">How many to try.</param>
    /// <param name="patience">How long to wait for what must come of a program.</param>
    /// <returns>The program, and the first line in which their traces part; null if there is none.</returns>
    internal static StreamDifference? Find(ReactorSubject one, ReactorSubject other, ulong seed, int count, TimeSpan patience)
    {
        var manifest = new ReactorManifest("both", [.. one.Manifest.Capabilities.Where(other.Manifest.Has)]);
        var generator = new StreamGenerator(
            new Random(unchecked((int)seed)), manifest.Has(ReactorCapability.HalfClose), manifest.Has(ReactorCapability.Producers));
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
            var left = StreamRun.Run(one.Create, manifest, program, patience);
            StreamResult? right = null;
            return Foreign.Run(() => right = StreamRun.Run(other.Create, manifest, program, patience), patience * 2) is null
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

    private static void Judge(ReactorCheckContext context)
    {
        if (Partner(context) is not { } partner)
        {
            return;
        }

        // Programs that the model has not seen in this run.
        var count = Math.Max(1, context.Programs / ProgramsPerProgram);
        var difference = Find(context.Subject, partner, ~context.Seed, count, context.Patience);
        context.ProgramsRun = count;
        if (difference is null or { OneViolation: null, OtherViolation: not null })
        {
            // What the partner alone does wrong is the partner's.
            context.Count(count);
        }
        else if (difference.OneViolation is { } violation && violation.Rule != context.Rule)
        {
            context.Ledger.Break(violation.Rule, violation.Expected, $"{violation.Actual}; the program: {difference.Program}");
        }
        else
        {
            context.Expect(holds: false, $"the same as {partner.Manifest.Name} shows: {difference.Other}", difference.One, difference.Program.ToString());
        }
    }

    private static ReactorSubject? Partner(ReactorCheckContext context)
    {
        try
        {
            return context.Partner?.Invoke() is { } partner && partner.Manifest.Has(ReactorCapability.Tcp) ? partner : null;
        }
        catch (Exception)
        {
            // It cannot be made, which its own report says.
            return null;
        }
    }
}
