namespace TrialNet.Conformance.Running;

/// <summary>A plain value of a program: an object of its own, known by its name.</summary>
internal sealed class NamedValue(string name)
{
    internal string Name { get; } = name;

    public override string ToString() => Name;
}
