namespace TrialNet.Poetry.Simulator;

/// <summary>Reads pairs, a line each, up to an empty line or the end.</summary>
/// <param name="complain">Gets a line for each line that is no pair.</param>
internal sealed class PairReader(Action<string> complain)
{
    /// <summary>Whether a line was skipped.</summary>
    public bool HasComplained { get; private set; }

    /// <summary>Reads the pairs. Lines that are none are skipped, so that somebody who types may go on.</summary>
    /// <returns>The pairs; none if the input ends before there is one.</returns>
    public IReadOnlyList<Pair> Read(TextReader input)
    {
        var pairs = new List<Pair>();
        for (var number = 1; input.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                Add(pairs, line, number);
            }
            else if (pairs.Count > 0)
            {
                return pairs;
            }
            else
            {
                Complain(number, "expected at least one pair before the empty line");
            }
        }

        return pairs;
    }

    private void Add(List<Pair> pairs, string line, int number)
    {
        try
        {
            pairs.Add(PairParser.Parse(line));
        }
        catch (FormatException mistake)
        {
            Complain(number, mistake.Message);
        }
    }

    private void Complain(int number, string mistake)
    {
        HasComplained = true;
        complain($"line {number}: {mistake}");
    }
}
