using TrialNet.Conformance.Reactors.Subjects;

namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>The same programs on two reactors, which must be the same to whoever looks.</summary>
internal static class StreamDifferential
{
    /// <summary>Looks for a program that two reactors answer differently.</summary>
    /// <param name="one">A subject.</param>
    /// <param name="other">Another, judged by the capabilities that both have.</param>
    /// <param name="seed">Where programs are drawn from.</param>
    /// <param name="count">How many to try.</param>
    /// <param name="patience">How long to wait for what must come of a program.</param>
    /// <returns>The program and the first line in which their traces part; null if there is none.</returns>
    internal static (StreamProgram Program, string One, string Other)? Find(
        ReactorSubject one, ReactorSubject other, ulong seed, int count, TimeSpan patience)
    {
        ReactorCapability[] both = [.. one.Manifest.Capabilities.Where(other.Manifest.Has)];
        var manifest = new ReactorManifest("both", both);
        var generator = new StreamGenerator(
            new Random(unchecked((int)seed)), manifest.Has(ReactorCapability.HalfClose), manifest.Has(ReactorCapability.Producers));
        for (; count > 0; count--)
        {
            var program = generator.Next();
            var left = StreamRun.Run(one.Create, manifest, program, patience).Trace;
            var right = StreamRun.Run(other.Create, manifest, program, patience).Trace;
            for (var line = 0; line < Math.Max(left.Count, right.Count); line++)
            {
                var (first, second) = (left.ElementAtOrDefault(line) ?? "it stops", right.ElementAtOrDefault(line) ?? "it stops");
                if (!string.Equals(first, second, StringComparison.Ordinal))
                {
                    return (program, first, second);
                }
            }
        }

        return null;
    }
}
