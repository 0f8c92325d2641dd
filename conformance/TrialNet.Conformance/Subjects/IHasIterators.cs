namespace TrialNet.Conformance.Subjects;

/// <summary>What a subject with <see cref="Capability.Iterators"/> shows beside <see cref="IHasBodies"/>.</summary>
public interface IHasIterators
{
    /// <summary>The name of the function that <see cref="StartNoIterator"/> gives, as an error would write it.</summary>
    string NoIteratorName { get; }

    /// <summary>Runs an iterator of the implementation that yields what the kit's sequence does, item by item (D-10.03).</summary>
    /// <param name="yielded">
    /// An <see cref="ISubjectDeferred"/> is yielded as the implementation's own; a sequence of this type as another iterator, written
    /// in the same way; anything else as it is.
    /// </param>
    /// <returns>Its Deferred.</returns>
    ISubjectDeferred StartIterator(IEnumerable<object?> yielded);

    /// <summary>Gives InlineCallbacks a function that is no iterator (D-10.11).</summary>
    /// <returns>What comes of it, if it does not throw.</returns>
    ISubjectDeferred StartNoIterator();
}
