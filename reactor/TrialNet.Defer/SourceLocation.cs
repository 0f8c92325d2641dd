using System.Globalization;

namespace TrialNet.Defer;

/// <summary>A place in somebody's source: where a Deferred, a timer, a port or a connection was made or used.</summary>
/// <param name="File">The file as the compiler saw it, or an empty string when it is not known.</param>
/// <param name="Line">The line, from 1; 0 when it is not known.</param>
public readonly record struct SourceLocation(string File, int Line)
{
    /// <summary>Tells whether a place was recorded.</summary>
    public bool IsKnown => !string.IsNullOrEmpty(File);

    /// <summary>The place as <c>File.cs:12</c>, the directory left out; <c>place unknown</c> when none was recorded.</summary>
    public override string ToString() =>
        IsKnown ? string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(File)}:{Line}") : "place unknown";
}
