namespace TrialNet.Conformance.Subjects;

/// <summary>One failure under test (rules D-13).</summary>
public interface ISubjectFailure
{
    /// <summary>The failure object itself: it is the same for every view of one failure (D-2.06).</summary>
    object Handle { get; }

    /// <summary>The exception object (D-13.01).</summary>
    Exception Value { get; }

    /// <summary>The exception's type (D-13.01).</summary>
    Type Type { get; }

    /// <summary>The one-line text (D-13.08).</summary>
    string Text { get; }

    /// <summary>The text without frames (D-13.05).</summary>
    string Brief { get; }

    /// <summary>The text with all frames that are known (D-13.05).</summary>
    string Full { get; }

    /// <summary>The message (D-13.08).</summary>
    string Message { get; }

    /// <summary>The first of the types that fits, or null (D-13.02).</summary>
    /// <param name="types">The types, in order.</param>
    /// <returns>The type.</returns>
    Type? Check(params Type[] types);

    /// <summary>As <see cref="Check"/>, but throws the original if none fits (D-13.03).</summary>
    /// <param name="types">The types, in order.</param>
    /// <returns>The type.</returns>
    Type Trap(params Type[] types);

    /// <summary>Throws the original exception (D-13.06).</summary>
    void Throw();

    /// <summary>Strips what can be stripped (D-13.07); does nothing where there is nothing of that kind.</summary>
    void Clean();
}
