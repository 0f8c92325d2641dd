namespace TrialNet.Conformance.Subjects;

/// <summary>What a subject says of itself before it is judged. What is declared and missing is a failure.</summary>
/// <param name="Name">The name in reports.</param>
/// <param name="Capabilities">What it has; what is not listed is reported as not declared and not judged.</param>
/// <param name="Profile">Which side of the deliberate differences it is on.</param>
public sealed record SubjectManifest(string Name, IReadOnlyCollection<Capability> Capabilities, Profile Profile = Profile.Strict);
