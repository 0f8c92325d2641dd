using System.Globalization;
using System.Runtime.CompilerServices;

namespace TrialNet.Framework;

/// <summary>The text of an assertion, put together only if it does not hold: one that does must not cost the text of its values.</summary>
[InterpolatedStringHandler]
internal ref struct FailureText
{
    private DefaultInterpolatedStringHandler _text;

    /// <summary>Called by the compiler.</summary>
    /// <param name="literalLength">How long the constant parts are.</param>
    /// <param name="formattedCount">How many values there are.</param>
    /// <param name="condition">What is asserted.</param>
    /// <param name="isNeeded">Whether the values are worth looking at.</param>
    public FailureText(int literalLength, int formattedCount, bool condition, out bool isNeeded)
    {
        isNeeded = !condition;
        _text = isNeeded ? new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture) : default;
    }

    /// <summary>Called by the compiler.</summary>
    /// <param name="part">A constant part.</param>
    public void AppendLiteral(string part) => _text.AppendLiteral(part);

    /// <summary>Called by the compiler.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">A value.</param>
    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    /// <summary>Called by the compiler.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">A value.</param>
    /// <param name="format">How to write it.</param>
    public void AppendFormatted<T>(T value, string format) => _text.AppendFormatted(value, format);

    /// <summary>The text; once.</summary>
    public string Take() => _text.ToStringAndClear();
}
