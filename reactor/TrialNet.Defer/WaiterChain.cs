namespace TrialNet.Defer;

/// <summary>The chain of a Deferred that stands in a <see cref="WaitingLine"/>, and is itself the link there.</summary>
internal sealed class WaiterChain : CallbackChain
{
    private readonly WaitingLine _line;
    private object? _given;
    private string _givenIn = string.Empty;
    private int _givenLine;
    private bool _isGiven;

    internal WaiterChain(WaitingLine line, Delegate canceller, string createdIn, int createdLine)
        : base(canceller, createdIn, createdLine) => _line = line;

    internal WaiterChain? Ahead { get; set; }

    internal WaiterChain? Behind { get; set; }

    internal bool IsInLine { get; set; }

    private protected override string OnlyFiredBy => _line.OwnerKind;

    /// <summary>The canceller: leaves the line; one who has been served, but not told yet, is told (D-11.04, D-11.09).</summary>
    internal static void Leave<T>(Deferred<T> deferred)
    {
        var chain = (WaiterChain)deferred.Chain;
        if (chain.IsInLine)
        {
            chain._line.Remove(chain);
        }
        else
        {
            chain.FireGiven();
        }
    }

    /// <summary>Takes what it waited for; <see cref="FireGiven"/> fires it.</summary>
    internal void Give(object? result, string file, int line)
    {
        _given = result;
        _givenIn = file;
        _givenLine = line;
        _isGiven = true;
    }

    /// <summary>Fires the chain with what it was given, unless that was done before.</summary>
    internal void FireGiven()
    {
        if (TryStoreGiven())
        {
            Run(this);
        }
    }

    /// <summary>Stores what was given as the result, for a step that hands over to this chain.</summary>
    internal bool TryStoreGiven()
    {
        if (!_isGiven)
        {
            return false;
        }

        _isGiven = false;
        var given = _given;
        _given = null;
        return Store(given, _givenIn, _givenLine);
    }
}
