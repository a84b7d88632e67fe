import { expect, type Locator, type Page } from "@playwright/test";

const STEPS = 12;

type Point = { x: number; y: number };

/** The canvas of an open editor, worked with the real mouse. */
export class CanvasDriver {
  readonly page: Page;
  readonly nodes: Locator;
  readonly edges: Locator;

  constructor(page: Page) {
    this.page = page;
    this.nodes = page.locator(".react-flow__node");
    this.edges = page.locator(".react-flow__edge");
  }

  /** Opens a scenario and waits until its cards stand still. */
  async open(id: number): Promise<void> {
    await this.page.goto(`/scenarios/${id}`);
    await expect(this.nodes.first()).toBeVisible();
    await this.fit();
  }

  async fit(): Promise<void> {
    await this.page.getByRole("button", { name: "Show everything" }).click();
    await this.rest();
  }

  /** Until the cards are where they were a moment ago. */
  async rest(): Promise<void> {
    let before = "";
    await expect
      .poll(async () => {
        const now = JSON.stringify(await this.nodes.first().boundingBox());
        const isStill = now === before;
        before = now;
        return isStill;
      })
      .toBe(true);
  }

  card(title: string): Locator {
    return this.nodes.filter({ hasText: title });
  }

  palette(title: string): Locator {
    return this.page.getByRole("complementary", { name: "Elements" }).getByRole("button", { name: title, exact: true });
  }

  source(title: string, index = 0): Locator {
    return this.card(title).locator(".react-flow__handle.source").nth(index);
  }

  target(title: string): Locator {
    return this.card(title).locator(".react-flow__handle.target");
  }

  /** Presses on one thing, moves in small steps, lets go. */
  async drag(from: Locator, to: Locator | Point): Promise<void> {
    // The palette is longer than the screen.
    await from.scrollIntoViewIfNeeded();
    const start = await middleOf(from);
    const end = "x" in to ? to : await middleOf(to);
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(end.x, end.y, { steps: STEPS });
    await this.page.mouse.up();
  }

  /** A point of the canvas, as parts of its width and height. */
  async at(across: number, down: number): Promise<Point> {
    const box = await boxOf(this.page.locator("[data-canvas]"));
    return { x: box.x + box.width * across, y: box.y + box.height * down };
  }

  /** The names of all links, and each card's name and place. */
  async describe(): Promise<{ edges: string[]; nodes: string[] }> {
    const edges = await this.edges.evaluateAll((found) => found.map((edge) => edge.getAttribute("aria-label") ?? ""));
    const nodes = await this.nodes.evaluateAll((found) =>
      found.map((node) => `${node.getAttribute("aria-label") ?? ""} ${node.getAttribute("style") ?? ""}`),
    );
    return { edges: edges.toSorted(), nodes: nodes.map((text) => text.replace(/z-index: \d+; /, "")).toSorted() };
  }

  async closeDrawer(): Promise<void> {
    await this.page.locator("[data-inspector]").getByRole("button", { name: "Apply" }).click();
    await expect(this.page.locator("[data-inspector]")).toBeHidden();
  }

  async save(): Promise<void> {
    await this.page.keyboard.press("Control+s");
    await expect(this.page.locator("[data-save-state]")).toContainText(/^Saved \d/);
  }
}

async function middleOf(locator: Locator): Promise<Point> {
  const box = await boxOf(locator);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error("Nothing to point at");
  return box;
}
