namespace TrialNet.Conformance.Subjects;

/// <summary>A subject whose callbacks take extra arguments: <see cref="Capability.Arguments"/>.</summary>
public interface IHasArguments
{
    /// <summary>Adds a pair with arguments (D-2.09).</summary>
    /// <param name="deferred">To which.</param>
    /// <param name="callback">Gets the value and what follows it.</param>
    /// <param name="arguments">The callback's arguments; null for no list.</param>
    /// <param name="errback">Gets the failure's exception and what follows it.</param>
    /// <param name="errbackArguments">The errback's arguments; null for no list.</param>
    void Add(
        ISubjectDeferred deferred,
        Func<object?, IReadOnlyList<object?>, object?> callback,
        IReadOnlyList<object?>? arguments,
        Func<Exception, IReadOnlyList<object?>, object?> errback,
        IReadOnlyList<object?>? errbackArguments);
}
