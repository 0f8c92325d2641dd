using System.ComponentModel;
using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Checks;

/// <summary>Exceptions of every kind that code can throw and catch. Each call makes new objects.</summary>
internal static class HostileExceptions
{
    internal static IReadOnlyList<Exception> Make() =>
    [
        .. HostileValues.ExceptionNames.Select(HostileValues.MakeException),
        new InvalidOperationException("plain"),
        new TaskCanceledException("a task"),
        new AggregateException(),
        new AggregateException(new OperationCanceledException(), new AggregateException(new TimeoutException())),
        new System.Reflection.TargetInvocationException(new InvalidOperationException("inside")),
        new InsufficientExecutionStackException(),
        new StackOverflowException(),
        new OutOfMemoryException(),
        new AccessViolationException(),
        new NullReferenceException(),
        new Win32Exception(1),
        new EmptyMessageException(),
        new ProgramException("line one\nline two"),
    ];

    /// <summary>Has no message at all.</summary>
    private sealed class EmptyMessageException : Exception
    {
        public override string Message => null!;

        public override string? StackTrace => null;
    }
}
