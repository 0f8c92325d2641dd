namespace TrialNet.Poetry.Simulator;

/// <summary>A rectangle of letters.</summary>
internal sealed class Canvas
{
    private readonly char[][] _rows;

    /// <summary>Makes an empty one.</summary>
    public Canvas(int width, int height) =>
        _rows = [.. Enumerable.Range(0, height).Select(_ => new string(' ', width).ToCharArray())];

    /// <summary>What is on it.</summary>
    public IReadOnlyList<string> Lines => [.. _rows.Select(static row => new string(row))];

    /// <summary>Writes a text from a place to the right.</summary>
    public void Write(int column, int row, string text) => text.CopyTo(_rows[row].AsSpan(column));

    /// <summary>Writes a text into the middle of some columns.</summary>
    public void WriteCentred(int column, int row, int width, string text) => Write(column + ((width - text.Length) / 2), row, text);
}
