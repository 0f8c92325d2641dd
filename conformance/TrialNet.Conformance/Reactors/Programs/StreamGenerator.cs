namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>Draws programs of which the rules say what comes.</summary>
/// <param name="random">Where from.</param>
/// <param name="hasHalves">Whether the protocols know of half connections.</param>
/// <param name="hasProducers">Whether transports take producers.</param>
internal sealed class StreamGenerator(Random random, bool hasHalves, bool hasProducers)
{
    private const int LongestProgram = 12;

    private static readonly StreamVerb[] Verbs =
    [
        StreamVerb.Write, StreamVerb.Write, StreamVerb.Write, StreamVerb.Write, StreamVerb.Produce, StreamVerb.Produce,
        StreamVerb.Pause, StreamVerb.Pause, StreamVerb.Resume, StreamVerb.Resume, StreamVerb.EndWriting, StreamVerb.Lose, StreamVerb.Abort,
    ];

    internal StreamProgram Next()
    {
        var model = new StreamModel(hasHalves, hasProducers);
        var steps = new List<StreamStep>();
        for (var rest = random.Next(2, LongestProgram + 1); rest > 0; rest--)
        {
            var step = new StreamStep(random.Next(2), Verbs[random.Next(Verbs.Length)]);
            if (step.Verb is StreamVerb.Write or StreamVerb.Produce)
            {
                step = step with { Size = NextSize() };
            }

            if (model.Allows(step))
            {
                model.Do(step);
                steps.Add(step);
            }
        }

        return new StreamProgram(steps);
    }

    private int NextSize() => random.Next(5) switch
    {
        0 => random.Next(1, 100),
        1 => random.Next(1, 10_000),
        2 => random.Next(60_000, 70_000),
        3 => random.Next(1, 300_000),
        _ => random.Next(1, (1 << 20) + 1),
    };
}
