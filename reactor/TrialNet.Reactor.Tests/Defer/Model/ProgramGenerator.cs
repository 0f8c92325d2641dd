namespace TrialNet.Reactor.Tests.Defer.Model;

/// <summary>Random programs on a few Deferreds; few, so that they meet.</summary>
internal sealed class ProgramGenerator(Random random)
{
    private static readonly Verb[] Verbs = Enum.GetValues<Verb>();

    internal int Deferreds { get; } = random.Next(1, 5);

    internal IReadOnlyList<Operation> Generate() =>
        [.. Enumerable.Range(0, random.Next(2, 16)).Select(_ => Next(2))];

    private Operation Next(int depth)
    {
        var verb = random.Next(3) == 0 ? Verb.AddCallback : Verbs[random.Next(Verbs.Length)];
        var target = random.Next(Deferreds);
        var other = random.Next(Deferreds);
        if (verb is not (Verb.AddCallback or Verb.AddErrback or Verb.AddBoth))
        {
            return new Operation(verb, target, other);
        }

        var inside = depth == 0 ? 0 : random.Next(3);
        var ending = (Ending)random.Next(4);
        return new Operation(verb, target, other, [.. Enumerable.Range(0, inside).Select(_ => Next(depth - 1))], ending);
    }
}
