namespace TrialNet.Conformance.Subjects;

/// <summary>Which side of the deliberate differences (X1 to X9 in SPEC.md) a subject is expected to be on.</summary>
public enum Profile
{
    /// <summary>The rules as written.</summary>
    Strict,

    /// <summary>What Twisted 22.4 does where it differs.</summary>
    Twisted,
}
