namespace TrialNet.Runner.Execution;

/// <summary>
/// Lines of the log that wait to be written out. No list, whose code would be compiled for these lines at the start of each session.
/// Threading: one thread at a time.
/// </summary>
internal sealed class TestLogLines
{
    private const int FirstSize = 64;

    /// <summary>What one crowd of lines has made larger is given back.</summary>
    private const int MostKept = 16 * 1024;

    private TestLogLine[] _lines = new TestLogLine[FirstSize];
    private int _count;

    /// <summary>The lines, until they change.</summary>
    internal ReadOnlySpan<TestLogLine> All => new(_lines, 0, _count);

    internal void Add(in TestLogLine line)
    {
        if (_count == _lines.Length)
        {
            var larger = new TestLogLine[_count * 2];
            Array.Copy(_lines, larger, _count);
            _lines = larger;
        }

        _lines[_count++] = line;
    }

    internal void Clear()
    {
        if (_lines.Length > MostKept)
        {
            _lines = new TestLogLine[FirstSize];
        }
        else
        {
            // What they say is not kept alive.
            Array.Clear(_lines, 0, _count);
        }

        _count = 0;
    }
}
