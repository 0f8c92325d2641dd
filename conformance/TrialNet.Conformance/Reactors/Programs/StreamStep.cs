using System.Globalization;

namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>One step of a <see cref="StreamProgram"/>.</summary>
/// <param name="End">Whose: 0 is the client, 1 the server.</param>
/// <param name="Verb">What it does.</param>
/// <param name="Size">How many bytes, where some are meant.</param>
internal readonly record struct StreamStep(int End, StreamVerb Verb, int Size = 0)
{
    internal static string NameOf(int end) => end == 0 ? "client" : "server";

    public override string ToString() =>
        $"{NameOf(End)} {Verb switch
        {
            StreamVerb.Write => "writes " + Size.ToString(CultureInfo.InvariantCulture),
            StreamVerb.Produce => "produces " + Size.ToString(CultureInfo.InvariantCulture),
            StreamVerb.Pause => "pauses",
            StreamVerb.Resume => "resumes",
            StreamVerb.EndWriting => "ends writing",
            StreamVerb.Lose => "loses",
            _ => "aborts",
        }}";
}
