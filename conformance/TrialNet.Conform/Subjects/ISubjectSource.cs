namespace TrialNet.Conform.Subjects;

/// <summary>Knows some of the subjects that can be named after <c>deferred:</c>.</summary>
internal interface ISubjectSource
{
    /// <summary>The names it has, and what they mean.</summary>
    IReadOnlyList<(string Name, string Summary)> Help { get; }

    /// <summary>Finds a subject.</summary>
    /// <param name="name">What stands after <c>deferred:</c>.</param>
    /// <param name="spec">The whole of it, for reports.</param>
    /// <returns>The subject; null if the name is not one of this source's.</returns>
    /// <exception cref="ConformException">It is, and there is no such subject.</exception>
    Subject? Find(string name, string spec);
}
