using System.Text.Json.Serialization;

namespace TrialNet.Runner.Recording;

/// <summary>One line of a journal, and of the report <c>jsonl</c>; see README.md in this folder.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SessionLine), "session")]
[JsonDerivedType(typeof(RunLine), "run")]
[JsonDerivedType(typeof(TargetLine), "target")]
[JsonDerivedType(typeof(StartedLine), "started")]
[JsonDerivedType(typeof(FinishedLine), "finished")]
[JsonDerivedType(typeof(LateLine), "late")]
[JsonDerivedType(typeof(PlaceLine), "place")]
[JsonDerivedType(typeof(LeftOutLine), "leftOut")]
[JsonDerivedType(typeof(EndLine), "end")]
internal abstract record JournalLine;
