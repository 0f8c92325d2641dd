namespace TrialNet.Runner.Surroundings;

/// <summary>
/// Something that belongs to the whole process and that a test may leave otherwise than it found it. It is looked at after each
/// test, so looking has to cost next to nothing where nothing has changed. Threading: one thread at a time.
/// </summary>
internal interface IWatch
{
    /// <summary>Remembers how things are now.</summary>
    void Mark();

    /// <summary>Tells what has changed since, puts it back where that can be done, and remembers how things are now.</summary>
    /// <param name="found">Takes a sentence or two for each change: what changed, and what would have prevented it.</param>
    void Find(List<string> found);
}
