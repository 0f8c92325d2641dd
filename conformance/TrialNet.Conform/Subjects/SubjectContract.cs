using System.Reflection;

namespace TrialNet.Conform.Subjects;

/// <summary>What a class in somebody's assembly must be to be judged.</summary>
/// <param name="Kind">How that kind of subject is named on the command line.</param>
/// <param name="Types">The types of which it must be one.</param>
/// <param name="Shared">The assemblies that are the same on both sides, since both speak in their types.</param>
internal sealed record SubjectContract(string Kind, IReadOnlyList<Type> Types, IReadOnlyList<Assembly> Shared)
{
    /// <summary>The types, in words.</summary>
    public string Names => string.Join(" or ", Types.Select(type => type.FullName));

    /// <summary>Whether a class is one of them.</summary>
    /// <param name="type">The class.</param>
    /// <returns>True if it is.</returns>
    public bool Fits(Type type) => Types.Any(wanted => wanted.IsAssignableFrom(type));
}
