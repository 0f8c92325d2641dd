using System.Text;

namespace TrialNet.Runner.Workers;

/// <summary>
/// The ids of the tests that a worker was given, in the order in which they are likely to begin: what it says of them need not be made
/// into texts anew. Threading: one thread gives, one finds.
/// </summary>
internal sealed class KnownIds
{
    /// <summary>How many ids to try: several threads of a worker do not keep to the order.</summary>
    private const int Tries = 4;

    private volatile IReadOnlyList<string> _given = [];
    private IReadOnlyList<string> _ids = [];
    private int _next;
    private string _last = "";

    /// <summary>From now on it is about these.</summary>
    internal void Give(IReadOnlyList<string> ids) => _given = ids;

    /// <summary>Looks for an id.</summary>
    /// <param name="text">The id in UTF-8.</param>
    /// <returns>The id; null if it is not among the next ones, or not ASCII.</returns>
    internal string? Find(ReadOnlySpan<byte> text)
    {
        if (Ascii.Equals(text, _last))
        {
            return _last;
        }

        if (!ReferenceEquals(_ids, _given))
        {
            _ids = _given;
            _next = 0;
        }

        for (var at = _next; at < _ids.Count && at < _next + Tries; at++)
        {
            if (Ascii.Equals(text, _ids[at]))
            {
                _next = at + 1;
                return _last = _ids[at];
            }
        }

        return null;
    }
}
