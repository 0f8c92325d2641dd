namespace TrialNet.Reactor.Tests.Defer.Model;

/// <summary>Random programs on a few Deferreds; few, so that they meet.</summary>
internal sealed class ProgramGenerator(Random random)
{
    private static readonly Verb[] Verbs = [.. Enum.GetValues<Verb>().Except([Verb.Await])];

    internal int Deferreds { get; } = random.Next(1, 5);

    internal IReadOnlyList<Operation> Generate() =>
        [.. Enumerable.Range(0, random.Next(2, 16)).Select(_ => Next(2))];

    private Operation Next(int depth, bool inBody = false)
    {
        var verb = inBody && random.Next(2) == 0 ? Verb.Await
            : random.Next(3) == 0 ? Verb.AddCallback
            : Verbs[random.Next(Verbs.Length)];
        var target = random.Next(Deferreds);
        var other = random.Next(Deferreds);
        if (verb is not (Verb.AddCallback or Verb.AddErrback or Verb.AddBoth or Verb.Start))
        {
            return new Operation(verb, target, other);
        }

        var isBody = verb == Verb.Start;
        var inside = isBody ? random.Next(4) : depth == 0 ? 0 : random.Next(3);
        var ending = (Ending)random.Next(4);
        return new Operation(verb, target, other, [.. Enumerable.Range(0, inside).Select(_ => Next(Math.Max(depth - 1, 0), isBody))], ending);
    }
}
