namespace TrialNet.Conformance.Subjects;

/// <summary>A subject with typed Deferreds, of which some have a type without null (D-4.05).</summary>
public interface IHasValueTypes
{
    /// <summary>
    /// Makes a Deferred of <see cref="int"/> without a canceller. It is fired with numbers, and the kit's callbacks return numbers as
    /// long as the chain is to stay one of numbers.
    /// </summary>
    /// <returns>The Deferred.</returns>
    ISubjectDeferred NewNumber();
}
