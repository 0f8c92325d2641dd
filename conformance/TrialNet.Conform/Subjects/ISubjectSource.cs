namespace TrialNet.Conform.Subjects;

/// <summary>Knows some of the subjects of one kind.</summary>
internal interface ISubjectSource
{
    /// <summary>What stands before the colon: <c>deferred</c>, <c>reactor</c> or <c>poetry</c>.</summary>
    string Kind { get; }

    /// <summary>The names it has, and what they mean.</summary>
    IReadOnlyList<(string Name, string Summary)> Help { get; }

    /// <summary>Finds a subject.</summary>
    /// <param name="name">What stands after the kind and its colon.</param>
    /// <param name="spec">The whole of it, for reports.</param>
    /// <returns>The subject; null if the name is not one of this source's.</returns>
    /// <exception cref="ConformException">It is, and there is no such subject.</exception>
    Subject? Find(string name, string spec);
}
