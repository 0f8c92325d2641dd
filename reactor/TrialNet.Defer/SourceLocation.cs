using System.Globalization;

namespace TrialNet.Defer;

/// <summary>A place in somebody's source: where a Deferred, a timer, a port or a connection was made or used (D-3.03).</summary>
/// <param name="File">
/// The file as the compiler saw it; the name of the method where only that is known, as for what an async method returned; an
/// empty string when nothing is.
/// </param>
/// <param name="Line">The line, from 1; 0 when it is not known.</param>
public readonly record struct SourceLocation(string File, int Line)
{
    /// <summary>Tells whether a place was recorded.</summary>
    public bool IsKnown => !string.IsNullOrEmpty(File);

    /// <summary>
    /// The place as <c>File.cs:12</c>, the directory left out; <c>Class.Method</c> where only the method is known;
    /// <c>place unknown</c> when nothing was recorded.
    /// </summary>
    public override string ToString() =>
        !IsKnown ? "place unknown"
        : Line == 0 ? File
        : string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(File)}:{Line}");
}
