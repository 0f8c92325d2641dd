namespace TrialNet.Poetry.Lessons.Demos;

/// <summary>Draws who calls whom, while it happens: a column for each who takes part, an arrow for each call and each return.</summary>
/// <param name="participants">Their names; the first is the one who begins.</param>
internal sealed class Sequence(params string[] participants)
{
    private const int Pitch = 26;

    private readonly Stack<int> _callers = new([0]);
    private readonly List<string> _rows = [];

    /// <summary>The drawing.</summary>
    public IEnumerable<string> Rows => [string.Concat(participants.Select(static name => name.PadRight(Pitch))).TrimEnd(), .. _rows];

    /// <summary>Somebody is called by whoever runs now, and returns when the returned value is disposed.</summary>
    public IDisposable Enter(string participant, string what)
    {
        var (from, to) = (_callers.Peek(), Array.IndexOf(participants, participant));
        _callers.Push(to);
        Add(from, to, what);
        return new Return(this);
    }

    /// <summary>Whoever runs now does something.</summary>
    public void Note(string what) => Add(_callers.Peek(), _callers.Peek(), what);

    private void Leave()
    {
        var from = _callers.Pop();
        if (from != _callers.Peek())
        {
            Add(from, _callers.Peek(), "");
        }
    }

    private void Add(int from, int to, string what)
    {
        var (left, right) = (Math.Min(from, to) * Pitch, Math.Max(from, to) * Pitch);
        var row = new string(' ', participants.Length * Pitch).ToCharArray();
        row.AsSpan(left, right - left).Fill('-');
        for (var i = 0; i < participants.Length; i++)
        {
            row[i * Pitch] = '|';
        }

        if (from < to)
        {
            row[right - 1] = '>';
        }
        else if (to < from)
        {
            row[left + 1] = '<';
        }

        // A long text covers the columns behind it, and is never cut.
        var place = right + 2;
        var text = new string(row).PadRight(place + what.Length);
        _rows.Add((what.Length == 0 ? text : text[..place] + what + text[(place + what.Length)..]).TrimEnd());
    }

    private sealed class Return(Sequence sequence) : IDisposable
    {
        public void Dispose() => sequence.Leave();
    }
}
