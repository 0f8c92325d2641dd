namespace TrialNet.Conformance.Tests.Mutants.Catalogue;

/// <summary>Chapter D-13.</summary>
internal static class FailureMutants
{
    internal static readonly Mutant[] All =
    [
        new("M-63", "Check compares exact types only.", "D-13.02",
            new Edit("Failure", "type.IsInstanceOfType(Value)", "type == Type"),
            new Edit("Failure", "where TException : Exception => Value as TException;",
                "where TException : Exception => Type == typeof(TException) ? (TException)Value : null;")),
        new("M-64", "Trap wraps the exception that it throws.", "D-13.03",
            new Edit("Failure", "var matched = Check(types); if (matched is null) { Throw(); }",
                "var matched = Check(types); if (matched is null) { throw new InvalidOperationException(string.Empty, Value); }"),
            new Edit("Failure", "var matched = Check<TException>(); if (matched is null) { Throw(); }",
                "var matched = Check<TException>(); if (matched is null) { throw new InvalidOperationException(string.Empty, Value); }")),
        new("N-D-13.01", "Type is the base of all exceptions.", "D-13.01",
            new Edit("Failure", "(Value as RemoteException)?.OriginalType ?? Value.GetType();", "(Value as RemoteException)?.OriginalType ?? typeof(Exception);")),
        new("N-D-13.04", "A failure that is made of a failure has an exception around the exception.", "D-13.04",
            new Edit("Failure", "Value = other.Value;", "Value = new InvalidOperationException(string.Empty, other.Value);")),
        new("N-D-13.05", "The texts of a failure throw what the exception's own texts throw.", "D-13.05",
            new Edit("FailureText", "catch (Exception broken) { // An exception whose properties throw must still be reported.",
                "catch (Exception broken) when (broken is null) {")),
        new("N-D-13.06", "Throwing a failure's exception again drops the frames that it had.", "D-13.06",
            new Edit("Failure", "public void Throw() => ExceptionDispatchInfo.Throw(Value);", "public void Throw() => throw Value;")),
        new("N-D-13.07", "A failure that was stripped has lost its type.", "D-13.07",
            new Edit("Failure", "new Failure(FailureData.From(this).ToException(Type));", "new Failure(FailureData.From(this).ToException());")),
        new("N-D-13.08", "The text of a failure has no type.", "D-13.08",
            new Edit("Failure", """$"[Failure: {FailureText.OneLine(Value)}]";""", """$"[Failure: {FailureText.Message(Value)}]";""")),
        new("N-D-13.09", "The full text of a failure asks for frames that were never there.", "D-13.09",
            new Edit("FailureText", "return StackTrace(error) is null ?", "return error.StackTrace!.Length == 0 ?")),
        new("N-D-13.10", "A failure that is sent leaves its frames behind.", "D-13.10",
            new Edit("FailureData", "FailureText.StackTrace(error), FailureText.Own(error),", "null, FailureText.OneLine(error),")),
        new("N-D-13.11", "Two FirstErrorExceptions are equal if they are the same object.", "D-13.11",
            new Edit("FirstErrorException", "other is not null && Index == other.Index && Failure.Equals(other.Failure);", "ReferenceEquals(this, other);")),
    ];
}
