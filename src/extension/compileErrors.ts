/** Compile errors of a launch, in the Problems panel. */
import * as vscode from 'vscode';

interface CompileError {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What is underlined from an error's column on: a string, a name or number, or one sign. */
const token = /"(?:[^"\\]|\\.)*"|`[^`]*`|[\p{L}\p{N}_]+|\S/u;

export class CompileErrors implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('glassgo');

  show(errors: readonly CompileError[]): void {
    this.collection.clear();
    const byFile = new Map<string, vscode.Diagnostic[]>();
    for (const e of errors) {
      if (!e.path || e.line === 0) continue;
      const from = new vscode.Position(e.line - 1, Math.max(0, e.column - 1));
      const document = vscode.workspace.textDocuments.find((d) => d.uri.fsPath === e.path);
      const range = document?.getWordRangeAtPosition(from, token) ?? new vscode.Range(from, from.translate(0, 1));
      const diagnostic = new vscode.Diagnostic(range, e.message, vscode.DiagnosticSeverity.Error);
      diagnostic.source = 'glassgo';
      const list = byFile.get(e.path);
      if (list) list.push(diagnostic);
      else byFile.set(e.path, [diagnostic]);
    }
    for (const [file, list] of byFile) this.collection.set(vscode.Uri.file(file), list);
    if (byFile.size > 0) void vscode.commands.executeCommand('workbench.actions.view.problems');
  }

  clear(): void {
    this.collection.clear();
  }

  dispose(): void {
    this.collection.dispose();
  }
}
