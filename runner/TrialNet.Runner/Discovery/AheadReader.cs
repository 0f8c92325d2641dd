namespace TrialNet.Runner.Discovery;

/// <summary>
/// Reads types beside the one who looks for tests in them, from the other end. Threading: one of its own; <see cref="Take"/> from one
/// other.
/// </summary>
internal sealed class AheadReader
{
    /// <summary>Fewer are not worth a thread.</summary>
    private const int Fewest = 16;

    private readonly IReadOnlyList<Type> _types;
    private readonly Func<Type, FoundMethod[]?> _read;
    private readonly FoundMethod[]?[] _found;
    private volatile int _begun;

    /// <summary>Begins, if there are enough of them and another processor.</summary>
    /// <param name="types">The types, in the order in which they will be looked at.</param>
    /// <param name="processors">How many processors there are.</param>
    /// <param name="read">Reads a type, and runs no code of it; null if nobody will want what it has.</param>
    internal AheadReader(IReadOnlyList<Type> types, int processors, Func<Type, FoundMethod[]?> read)
    {
        _types = types;
        _read = read;
        _found = new FoundMethod[]?[types.Count];
        if (types.Count >= Fewest && processors > 1)
        {
            new Thread(ReadAll) { IsBackground = true, Name = "TrialNet reader" }.UnsafeStart();
        }
    }

    /// <summary>A type is looked at now, and those before it were.</summary>
    /// <param name="index">Which.</param>
    /// <returns>What was read of it; null if it has to be read now.</returns>
    internal FoundMethod[]? Take(int index)
    {
        _begun = index;
        return Interlocked.Exchange(ref _found[index], null);
    }

    /// <summary>All were looked at.</summary>
    internal void End() => _begun = int.MaxValue;

    private void ReadAll()
    {
        for (var next = _types.Count - 1; next > _begun; next--)
        {
            try
            {
                Volatile.Write(ref _found[next], _read(_types[next]));
            }
            catch (Exception)
            {
                // What cannot be loaded is told to the one who looks.
            }
        }
    }
}
