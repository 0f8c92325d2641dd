namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>Makes a program that shows a mistake smaller.</summary>
internal static class StreamShrinker
{
    /// <summary>The smallest of what can be made of a failing program by small steps, each of which still fails.</summary>
    /// <param name="failing">What fails.</param>
    /// <param name="smaller">What is a bit smaller than something, the most promising first.</param>
    /// <param name="fails">Tries one.</param>
    /// <param name="tries">How many to try at most.</param>
    internal static T Smallest<T>(T failing, Func<T, IEnumerable<T>> smaller, Func<T, bool> fails, int tries)
    {
        for (var isSmaller = true; isSmaller;)
        {
            isSmaller = false;
            foreach (var candidate in smaller(failing))
            {
                if (tries-- <= 0)
                {
                    return failing;
                }

                if (fails(candidate))
                {
                    failing = candidate;
                    isSmaller = true;
                    break;
                }
            }
        }

        return failing;
    }

    /// <summary>Half of the steps, all but one, and the same with fewer bytes.</summary>
    internal static IEnumerable<StreamProgram> Smaller(StreamProgram program)
    {
        var steps = program.Steps;
        if (steps.Count > 2)
        {
            yield return new StreamProgram([.. steps.Take(steps.Count / 2)]);
            yield return new StreamProgram([.. steps.Skip(steps.Count / 2)]);
        }

        for (var skipped = steps.Count - 1; skipped >= 0; skipped--)
        {
            yield return new StreamProgram([.. steps.Where((_, number) => number != skipped)]);
        }

        for (var changed = 0; changed < steps.Count; changed++)
        {
            foreach (var size in new[] { 1, steps[changed].Size / 2 }.Where(size => size > 0 && size < steps[changed].Size))
            {
                yield return new StreamProgram([.. steps.Select((step, number) => number == changed ? step with { Size = size } : step)]);
            }
        }
    }
}
