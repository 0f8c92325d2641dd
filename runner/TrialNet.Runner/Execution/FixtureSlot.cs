namespace TrialNet.Runner.Execution;

/// <summary>The place of one fixture. Threading: <see cref="Users"/> is guarded by the set; the rest is for any thread.</summary>
internal sealed class FixtureSlot
{
    private readonly Lock _lock = new();
    private volatile FixtureHost? _host;
    private volatile FixtureHost? _starting;

    /// <summary>How many tests of the plan have not yet used it to their end.</summary>
    internal int Users { get; set; }

    /// <summary>The fixture, set up or failed; null before that.</summary>
    internal FixtureHost? Host => _host;

    /// <summary>The fixture from its very beginning.</summary>
    internal FixtureHost? Starting
    {
        get => _starting;
        set => _starting = value;
    }

    /// <summary>Starts the fixture where nobody did; whoever comes second waits.</summary>
    internal FixtureHost GetHost(Action start)
    {
        lock (_lock)
        {
            if (_host is null)
            {
                start();
                _host = _starting;
            }

            return _host!;
        }
    }
}
