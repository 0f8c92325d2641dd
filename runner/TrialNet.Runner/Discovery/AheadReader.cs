namespace TrialNet.Runner.Discovery;

/// <summary>
/// Has the runtime read types beside the one who looks for tests in them, from the other end: what it has read it keeps. Threading: one
/// of its own.
/// </summary>
internal sealed class AheadReader
{
    /// <summary>Fewer are not worth a thread.</summary>
    private const int Fewest = 16;

    private readonly IReadOnlyList<Type> _types;
    private readonly Action<Type> _read;
    private volatile int _begun;

    /// <summary>Begins, if there are enough of them and another processor.</summary>
    /// <param name="types">The types, in the order in which they will be looked at.</param>
    /// <param name="processors">How many processors there are.</param>
    /// <param name="read">Reads a type, and runs no code of it.</param>
    internal AheadReader(IReadOnlyList<Type> types, int processors, Action<Type> read)
    {
        _types = types;
        _read = read;
        if (types.Count >= Fewest && processors > 1)
        {
            new Thread(ReadAll) { IsBackground = true, Name = "TrialNet reader" }.UnsafeStart();
        }
    }

    /// <summary>A type is looked at now, and those before it were.</summary>
    /// <param name="index">Which; <see cref="int.MaxValue"/> once all were.</param>
    internal void Begin(int index) => _begun = index;

    private void ReadAll()
    {
        for (var next = _types.Count - 1; next > _begun; next--)
        {
            try
            {
                _read(_types[next]);
            }
            catch (Exception)
            {
                // What cannot be loaded is told to the one who looks.
            }
        }
    }
}
